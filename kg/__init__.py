"""Read pages of Chinese local newspapers into a graph of public life, every fact tied to its sentence."""
