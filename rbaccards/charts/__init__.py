"""Charts: values in, SVG bytes out. `spec` is light; `draw` and `style` import matplotlib."""
