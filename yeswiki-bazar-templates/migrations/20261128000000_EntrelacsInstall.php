<?php

use YesWiki\Core\YesWikiMigration;
use YesWiki\Entrelacs\Service\AdminPage;

/** Installs lists, forms and pages: what the button of the administrator's page does. */
class EntrelacsInstall extends YesWikiMigration
{
    public function run()
    {
        $this->getService(AdminPage::class)->install([]);
    }
}
