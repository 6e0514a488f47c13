"""The categories of a page, from the box below its text or from its script."""

from kicsync.rendered.categories import Category, categories

BOX = """<div id="catlinks"><div id="mw-normal-catlinks"><a href="/x">Catégories</a> : <ul>
<li><a href="/c" title="Catégorie:À relire">À relire</a></li>
<li><a href="/d" class="new" title="Catégorie:Faux (page inexistante)">Faux</a></li></ul></div>
<div id="mw-hidden-catlinks">x : <ul><li><a title="Catégorie:Z">Z</a></li></ul></div></div>"""


def test_the_box_says_the_namespace_and_which_have_a_page() -> None:
    assert categories(f"<html><body>{BOX}</body></html>") == (
        Category("À relire", "Catégorie:À relire", sure=True),
        Category("Faux", "Catégorie:Faux", sure=False),
    )


def test_without_a_box_the_script_says_names() -> None:
    script = '<script>RLCONF={"wgCategories":["A [b]","C"],"x":1}</script>'
    assert categories(f"<html><head>{script}</head><body>a</body></html>") == (
        Category("A [b]", "Category:A [b]", sure=False),
        Category("C", "Category:C", sure=False),
    )
    assert categories("<html><body>a</body></html>") == ()
