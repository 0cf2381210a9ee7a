"""Gazette: an archive of local government news, built from raw newspaper-page texts."""
