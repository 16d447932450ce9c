<?php

namespace YesWiki\Entrelacs;

use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Service\AdminScreen;

/** `{{entrelacs}}`: the administrator's page. */
class EntrelacsAction extends YesWikiAction
{
    public function run()
    {
        return $this->getService(AdminScreen::class)->render();
    }
}
