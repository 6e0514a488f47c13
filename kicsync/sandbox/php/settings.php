<?php
# What the rehearsal wiki adds to the LocalSettings.php that MediaWiki's installer wrote.

$wgServer = getenv( 'KICSYNC_SANDBOX_URL' ) ?: 'http://127.0.0.1';
$wgArticlePath = '/wiki/$1';
$wgFavicon = false;
$wgLogos = [ '1x' => '/resources/assets/mediawiki.png' ];
$wgRightsText = 'CC BY-SA 4.0';
$wgRightsIcon = '/resources/assets/licenses/cc-by-sa.png';
$wgRightsUrl = 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr';

# The namespaces of Semantic MediaWiki and Page Forms, as both call them in the wiki's language.
$wgExtraNamespaces = $wgLanguageCode === 'fr' ? [
	102 => 'Attribut', 103 => 'Discussion_attribut',
	106 => 'Formulaire', 107 => 'Discussion_formulaire',
] : [
	102 => 'Property', 103 => 'Property_talk',
	106 => 'Form', 107 => 'Form_talk',
];

# The folder is moved once it is whole, so the paths that the installer wrote are not used. A
# rehearsal can be started over at any time, so nothing waits for the disk.
$wgSQLiteDataDir = dirname( __DIR__ ) . '/db';
$wgCacheDirectory = dirname( __DIR__ ) . '/cache';
$wgDBservers = [ [
	'type' => 'sqlite', 'dbname' => $wgDBname, 'tablePrefix' => '', 'flags' => DBO_DEFAULT,
	'dbDirectory' => $wgSQLiteDataDir, 'variables' => [ 'synchronous' => 'OFF' ], 'load' => 1,
] ];
foreach ( [ &$wgObjectCaches[CACHE_DB]['server'], &$wgJobTypeConf['default']['server'] ] as &$server ) {
	$server['dbDirectory'] = $wgSQLiteDataDir;
	$server['variables'] = [ 'synchronous' => 'OFF' ];
}
unset( $server );
$wgLocalisationCacheConf['storeServer']['dbDirectory'] = $wgSQLiteDataDir;

# Debian's bundled extensions, of this very installation: its folder extensions/ is the machine's.
if ( is_dir( "$IP/extensions-core" ) ) {
	$wgExtensionDirectory = "$IP/extensions-core";
}
if ( is_dir( "$wgExtensionDirectory/TemplateData" ) ) {
	wfLoadExtension( 'TemplateData' );
}

# Nothing is kept in the memory of one process: maintenance scripts and the server see one state.
$wgMainCacheType = CACHE_NONE;
$wgSessionCacheType = CACHE_DB;

# No work behind a request's back, no waiting, no mail, and errors that say what they are.
$wgJobRunRate = 0;
$wgRateLimits = [];
$wgPasswordAttemptThrottle = [];
$wgEnableEmail = false;
$wgShowExceptionDetails = true;

if ( is_file( dirname( __DIR__ ) . '/extra.php' ) ) {
	require dirname( __DIR__ ) . '/extra.php';
}
