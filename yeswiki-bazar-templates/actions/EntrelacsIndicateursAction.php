<?php

namespace YesWiki\Entrelacs;

use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Service\BoardPage;

/** `{{entrelacsindicateurs}}`: how it is going. */
class EntrelacsIndicateursAction extends YesWikiAction
{
    public function run()
    {
        return $this->getService(BoardPage::class)->render('kpi', $this->arguments);
    }
}
