<?php
// What of WordPress the example uses, so that it runs without one: php -S 127.0.0.1:0 wordpress.php. Escaping is done as
// WordPress does it, as far as the test goes; the example itself is loaded as it is.

define('ABSPATH', __DIR__);

$modules = [];
$shortcodes = [];
$actions = [];

function esc_attr($text)
{
    return htmlspecialchars((string) $text, ENT_QUOTES);
}

function esc_url($url, $protocols)
{
    $url = trim((string) $url);
    $scheme = preg_match('/^([a-z][a-z0-9+.-]*):/i', $url, $found) ? strtolower($found[1]) : null;
    return $scheme === null || in_array($scheme, $protocols, true) ? $url : '';
}

function wp_kses_post($html)
{
    return strip_tags($html, '<p><b><i><a>');
}

function wp_register_script_module($id, $src, $needs, $version)
{
    global $modules;
    $modules[$id] = ['src' => $src, 'used' => false];
}

function wp_enqueue_script_module($id)
{
    global $modules;
    $modules[$id]['used'] = true;
}

function plugins_url($path, $file)
{
    return '/' . $path;
}

function add_shortcode($name, $function)
{
    global $shortcodes;
    $shortcodes[$name] = $function;
}

function add_action($name, $function)
{
    global $actions;
    $actions[$name][] = $function;
}

require getenv('EXAMPLE') . '/article-widget.php';

foreach ($actions['wp_enqueue_scripts'] as $function) {
    $function();
}
$attributes = json_decode($_GET['attributes'], true);
$tag = $shortcodes['article_widget']($attributes, '<p>The fallback.</p><script>alert(1)</script>');
header('content-type: text/html; charset=utf-8');
?>
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>WordPress</title>
<?php
foreach ($modules as $module) {
    if ($module['used']) {
        printf('<script type="module" src="%s"></script>', esc_attr($module['src']));
    }
}
?>
</head>
<body><main><?php echo $tag; ?></main></body>
</html>
