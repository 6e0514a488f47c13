<?php
# createBotPassword.php takes the password as an argument, which `ps` shows to everybody on the
# machine. Here it comes on the standard input instead.
$argv[] = trim( fgets( STDIN ) );
require getenv( 'MW_INSTALL_PATH' ) . '/maintenance/createBotPassword.php';
