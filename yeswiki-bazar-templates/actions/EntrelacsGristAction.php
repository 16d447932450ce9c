<?php

namespace YesWiki\Entrelacs;

use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Service\GristPage;

/** `{{entrelacsgrist doc="https://…" page="3"}}`: a page of a Grist document. */
class EntrelacsGristAction extends YesWikiAction
{
    public function run()
    {
        return $this->getService(GristPage::class)->render($this->arguments);
    }
}
