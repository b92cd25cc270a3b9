"""The panorama page, with a link's profile."""
