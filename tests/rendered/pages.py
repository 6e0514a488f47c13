"""Pages of the Kit as wikis show them, after the public conventions of each extension."""

SMW = """\
<div class="mw-parser-output"><table class="sortable wikitable smwtable">
<thead><tr><th>&#160;</th><th class="Etape"><span class="smw-highlighter"><a
 href="/wiki/Attribut:Etape" title="Attribut:Etape">Etape</a><span class="smwttcontent">Une étape
 </span></span></th><th class="Exemples"><a href="/wiki/Attribut:Exemples">Exemples</a></th>
<th class="Description">Description</th></tr></thead>
<tbody><tr data-row-number="1" class="row-odd">
<td class="smwtype_wpg"><a href="/wiki/Tenir_un_journal" title="Tenir un journal">Tenir un
 journal</a></td><td class="Etape smwtype_txt" data-sort-value="1">1 - A<br />2 - B, puis C</td>
<td class="Exemples smwtype_txt">Un lieu tient un <b>journal</b>.</td>
<td class="Description smwtype_txt"><span style="display: none;">tri</span>On note tout.</td></tr>
<tr data-row-number="2" class="row-even"><td class="smwtype_wpg"><a href="/w?redlink=1" class="new"
 title="Rôles (page inexistante)">Rôles</a></td><td class="Etape"></td><td></td>
<td>Se répartir les tâches.</td></tr>
<tr class="smwfooter row-odd"><td class="sortbottom" colspan="4"><a href="/x">… autres résultats</a>
</td></tr></tbody></table></div>
"""

CARGO = """\
<table class="cargoTable noMerge sortable"><thead><tr><th class="field_Ingrédient">Ingrédient</th>
<th class="field_Étape">Étape</th><th class="field_Description">Description</th></tr></thead>
<tbody><tr class="row-odd"><td class="field_Ingrédient"><a href="/wiki/Un" title="Un">Un</a></td>
<td class="field_Étape"><span class="cargo-list">1 - A</span></td>
<td class="field_Description">un</td></tr>
<tr class="row-even"><td class="field_Ingrédient"><a href="/wiki/Deux" title="Deux">Deux</a></td>
<td class="field_Étape">2 - B</td><td class="field_Description"><p>deux
</p></td></tr></tbody></table>
"""

SPANS = """\
<table class="wikitable"><tbody>
<tr><th>Étape</th><th></th><th>Titre</th><th>Lien vers l'outil</th></tr>
<tr><th colspan="4">Première partie</th></tr>
<tr><td rowspan="3">1 - A</td><td rowspan="2">Un</td><td>Loot</td><td>
<a href="https://loot.fr">lien</a></td></tr>
<tr><td>Cobudget</td><td></td></tr>
<tr><td>Deux</td><td></td><td></td></tr>
<tr><td colspan="4">Deuxième partie</td></tr>
<tr><td>2 - B</td><td>Trois</td><td>Plan<table><tbody><tr><th>a</th><th>b</th></tr><tr><td>c</td>
<td>d</td></tr></tbody></table></td></tr>
<tr><th>Étape</th><th></th><th>Titre</th><th>Lien vers l'outil</th></tr>
</tbody></table>
"""

BLOCKS = """\
<div class="mw-parser-output"><p>Cette page est générée automatiquement.</p>
<div id="toc" class="toc"><h2>Sommaire</h2><ul><li>Etape : 1</li></ul></div>
<h2><span class="mw-headline" id="Un"><a href="/wiki/Un" title="Un">Un</a></span><span
 class="mw-editsection">[modifier]</span></h2>
<p>Etape: 1 - Qualifier la ressource et ses besoins
</p><p>Description: On note <a href="/wiki/Tout" title="Tout">tout</a>.
Et le reste.
</p><p>Titre&#160;: Loot</p><p>Outils&#160;: Répartir : un budget.</p>
<p>Lien vers l'outil&#160;: <a class="external" href="https://loot.fr">https://loot.fr</a></p>
<p>Titre&#160;: Etherpad</p><p>Outils&#160;: Écrire.</p><p>Lien vers l'outil&#160;:</p>
<p>Exemple: Un groupe compare deux ateliers.
</p>
<h2>Ce qui a été vu</h2>
<p>Note : rien.<br />Description : celle de l'exemple.</p>
<table class="wikitable"><tbody><tr><th>Ressource</th><th>Description</th></tr>
<tr><td>Atelier</td><td>l'usure</td></tr></tbody></table>
<h3>Suite</h3><ul><li>Titre : d'un livre</li></ul>
<div class="mw-heading mw-heading2"><h2 id="Deux">Deux</h2><span class="mw-editsection">[m]</span>
</div>
<p>Etape: 2 - Rassembler
</p><p>Description:
</p><p>Titre&#160;:</p><p>Outils&#160;:</p><p>Lien vers l'outil&#160;:</p><p>Exemple:
</p>
<h2>Trois</h2><p>Une remarque avant tout.</p>
<p>Etape: 3</p><p>Exemple: e</p>
<h1>Voir aussi</h1><p>Le glossaire.</p></div>
"""
