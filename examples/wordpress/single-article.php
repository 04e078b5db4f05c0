<?php
/**
 * Template Name: Article
 * Template Post Type: post
 *
 * Shows a post through the widget. The post's own text is inside the element: readers see it until the article is ready, and if
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
    // WordPress has already sanitized both.
    echo article_widget_tag(['src' => $source, 'format' => 'wordpress', 'lang' => get_bloginfo('language')], $text);
}

get_footer();
