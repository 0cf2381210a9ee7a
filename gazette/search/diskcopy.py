"""stub"""
def files(*a): return {}
