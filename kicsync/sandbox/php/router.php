<?php
# Router of PHP's built-in server. Alone, the server takes /wiki/Titre.txt for a file that is
# missing, and would run or show every script of the installation.

$path = explode( '?', $_SERVER['REQUEST_URI'], 2 )[0];

# Scripts that the server runs by itself, and files that it sends by itself: it logs them too.
if ( preg_match( '#^/(api|load|rest|opensearch_desc)\.php(/|$)#', $path )
	|| preg_match( '#^/(resources|skins|extensions)/.*\.(css|js|json|svg|png|gif|jpe?g|ico|woff2?)$#', $path )
) {
	return false;
}

register_shutdown_function( static function () {
	error_log( sprintf( '%s:%s [%d]: %s %s', $_SERVER['REMOTE_ADDR'], $_SERVER['REMOTE_PORT'],
		http_response_code(), $_SERVER['REQUEST_METHOD'], $_SERVER['REQUEST_URI'] ) );
} );

if ( $path === '/' || $path === '/index.php' || str_starts_with( $path, '/wiki/' ) ) {
	$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
	$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
	chdir( $_SERVER['DOCUMENT_ROOT'] );
	require $_SERVER['SCRIPT_FILENAME'];
	return true;
}

http_response_code( 404 );
echo 'Not found';
