<?php

namespace YesWiki\Entrelacs;

use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Service\GesturePage;

/** `{{entrelacsgeste geste="role" tache="…"}}`: one gesture, in any page. */
class EntrelacsGesteAction extends YesWikiAction
{
    public function run()
    {
        return $this->getService(GesturePage::class)->render($this->arguments);
    }
}
