"""The tests speak English and know no account, whoever runs them and wherever."""

import os

os.environ["LANGUAGE"] = "en"
for name in [name for name in os.environ if name.startswith("KICSYNC_")]:
    if name != "KICSYNC_MEDIAWIKI":  # which MediaWiki the tests run on is the tester's to say
        del os.environ[name]
