"""The development roadmap 产业发展路径图 as a document."""
