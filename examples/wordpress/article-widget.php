<?php
/**
 * Plugin Name: Article Widget
 * Description: The shortcode [article_widget src="…"] shows a whole news article, with its narration and related links.
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 */

if (!defined('ABSPATH')) {
    exit;
}

/** Attributes with an address. */
const ARTICLE_WIDGET_ADDRESSES = ['src', 'related', 'audio', 'timings'];

/** All other attributes. */
const ARTICLE_WIDGET_WORDS = [
    'format', 'item', 'related-layout', 'player', 'speech', 'theme', 'lang', 'dir', 'links', 'loading',
];

/**
 * Returns the element's tag.
 *
 * @param array  $attributes Values by name. Unknown attributes are left out.
 * @param string $children   Safe HTML to show until the article is ready.
 */
function article_widget_tag(array $attributes, string $children = ''): string
{
    $written = '';
    foreach ($attributes as $name => $value) {
        if (in_array($name, ARTICLE_WIDGET_ADDRESSES, true)) {
            $value = $value === 'none' ? $value : esc_url($value, ['http', 'https']);
        } elseif (!in_array($name, ARTICLE_WIDGET_WORDS, true)) {
            continue;
        }
        if ($value !== '') {
            $written .= sprintf(' %s="%s"', $name, esc_attr($value));
        }
    }
    wp_enqueue_script_module('article-widget');
    return "<article-widget$written>$children</article-widget>";
}

/** [article_widget src="…"]…[/article_widget] */
function article_widget_shortcode($attributes, $content = ''): string
{
    // Without attributes WordPress passes a string. Names may also be written with underscores.
    $given = [];
    foreach (is_array($attributes) ? $attributes : [] as $name => $value) {
        $given[str_replace('_', '-', (string) $name)] = (string) $value;
    }
    return article_widget_tag($given, wp_kses_post((string) $content));
}

add_shortcode('article_widget', 'article_widget_shortcode');

add_action('wp_enqueue_scripts', function () {
    // The module's name has no version. It finds its other files, whose names hold a hash, relative to itself.
    wp_register_script_module('article-widget', plugins_url('widget/article-widget.js', __FILE__), [], null);
});
