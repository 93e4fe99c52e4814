"""A municipality's SLT plan: from files a coordinator edits to pages a resident reads.

The layers, lowest first; a module imports only from its own layer or a lower one:

1. ``plan`` (the model), ``findings``, ``words``
   what things are
2. ``files``, ``model_fields``, ``salvage``, ``validation``, ``layout``, ``placeholders``, ``checks``, ``line_looks``, ``gathering``, ``suggesting``, ``editing``, ``loading``, ``reading``, ``addresses``, ``colours``, ``logos``, ``diagram``, ``documents``
   from files to a plan; what may be wrong with it; where it is found
3. ``pages``, ``search``, ``spreadsheet``, ``upkeep``, ``schemas``
   what is shown: values in, values out
4. ``prose``, ``qr``, ``abbreviations``, ``look``, ``slimming``, ``rendering``, ``sharing``, ``share_image``, ``foot``, ``frame``, ``publication``, ``kept``, ``edition``, ``sitemap``
   templates; the whole way from data to pages
5. ``environment``, ``building``, ``site_folder``, ``memory``, ``live``, ``commands``, ``__main__``, and ``publish.py`` beside the package
   the outermost: they read the clock, write, print
"""
