"""python -m rbaccards"""

from rbaccards.cli import main

main()
