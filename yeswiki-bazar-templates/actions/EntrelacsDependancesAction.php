<?php

namespace YesWiki\Entrelacs;

use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Service\BoardPage;

/** `{{entrelacsdependances}}`: who waits for whom. */
class EntrelacsDependancesAction extends YesWikiAction
{
    public function run()
    {
        return $this->getService(BoardPage::class)->render('dependencies', $this->arguments);
    }
}
