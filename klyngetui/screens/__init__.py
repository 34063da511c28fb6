"""The screens, one file each, styles beside them."""
