"""python -m rbaccards"""

from rbaccards.start import main

main()
