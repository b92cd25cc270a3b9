"""The panorama of a chain 产业链全景图 as a sheet of its own."""
