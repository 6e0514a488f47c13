"""The network: everything that kicsync asks a wiki, and the only room that knows HTTP.

``address`` finds the API of a wiki, ``transport`` sends one HTTP request, ``faults`` is the table
of what can go wrong, ``api`` is the one request function around both. On it stand ``site`` and
``account`` (where are we, who are we), ``pages`` (reading), ``edits`` (writing), and ``connect``
puts them together as one ``Wiki``. ``credentials`` keeps the bot password.

Importing the modules that hold plain values (``pages``, ``edits``, ``site``, ``credentials``) does
not import the libraries of the network.
"""
