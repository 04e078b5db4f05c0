//! Renders an article to HTML text.
