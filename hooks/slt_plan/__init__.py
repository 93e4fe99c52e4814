"""A municipality's SLT plan: from files a coordinator edits to pages a resident reads.

The layers, lowest first; a module imports only from its own layer or a lower one:

1. ``plan`` (the model), ``findings``, ``words``
   what things are
2. ``lines``, ``points``, ``slips``, ``syntax``, ``decoding``, ``plain_data``, ``events``, ``mending``, ``sources``, ``model_fields``, ``salvage``, ``written_days``, ``validation``, ``layout``, ``placeholders``, ``checks``, ``line_looks``, ``gathering``, ``suggesting``, ``correcting``, ``loading``, ``reading``, ``addresses``, ``colours``, ``logos``, ``diagram``, ``notation``, ``insertion``, ``rewording``, ``editing``, ``beginnings``, ``documents``, ``word_files``, ``pdf_files``, ``columns``, ``measure_rows``, ``naming``, ``plan_text``, ``drafting``
   from files to a plan; what may be wrong with it; where it is found
3. ``pages``, ``search``, ``spreadsheet``, ``upkeep``, ``schemas``
   what is shown: values in, values out
4. ``prose``, ``qr``, ``abbreviations``, ``look``, ``slimming``, ``rendering``, ``sharing``, ``share_image``, ``foot``, ``frame``, ``publication``, ``kept``, ``edition``, ``sitemap``
   templates; the whole way from data to pages
5. ``environment``, ``building``, ``site_folder``, ``memory``, ``live``, ``calling``, ``commands``, ``usage``, ``conversation``, ``changing``, ``choosing``, ``replacing``, ``fixing``, ``creating``, ``confirming``, ``importing``, ``schema_files``, ``excel``, ``showing``, ``__main__``, and ``publish.py`` beside the package
   the outermost: they read the clock, write, print
"""
