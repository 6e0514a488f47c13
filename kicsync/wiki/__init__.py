"""The network: everything that kicsync asks a wiki, and the only room that knows HTTP.

``address`` finds the API of a wiki. ``transport`` sends one HTTP request, within ``bounds``;
``wire`` makes one call of it, ``faults`` is the table of what can go wrong, with ``patience``,
``endings`` and the words of ``refusals`` and ``reasons``; ``api`` is the one request function
around all of them. On it stand ``site`` and ``account`` (where are we, who are we), ``pages``,
``revisions`` and ``logs`` (reading), ``edits`` and ``moves`` (writing), and ``connect`` puts them
together as one ``Wiki``. ``credentials`` keeps the bot password.

Importing the modules that hold plain values (``pages``, ``edits``, ``site``, ``credentials``) does
not import the libraries of the network.
"""
