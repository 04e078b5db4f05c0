<?php
/**
 * Template Name: Article
 * Template Post Type: post
 *
 * Shows a post through the widget. The post's own text stands inside the element until the article is ready, and for good where
 * scripts are off.
 */

get_header();

while (have_posts()) {
    the_post();
    $source = add_query_arg('_embed', '1', rest_url('wp/v2/posts/' . get_the_ID()));
    ob_start();
    the_title('<h1>', '</h1>');
    the_content();
    $text = ob_get_clean();
    // Both are filtered by WordPress already.
    echo article_widget_tag(['src' => $source, 'format' => 'wordpress', 'lang' => get_bloginfo('language')], $text);
}

get_footer();
