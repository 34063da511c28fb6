"""`python -m klyngetui`."""

from klyngetui.cli import main

if __name__ == "__main__":
    main()
