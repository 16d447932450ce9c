<?php

namespace YesWiki\Entrelacs;

use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Service\BoardPage;

/** `{{entrelacsraci}}`: who does what. */
class EntrelacsRaciAction extends YesWikiAction
{
    public function run()
    {
        return $this->getService(BoardPage::class)->render('raci', $this->arguments);
    }
}
