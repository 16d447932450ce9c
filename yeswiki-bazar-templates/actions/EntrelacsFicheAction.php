<?php

namespace YesWiki\Entrelacs;

use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Service\EntryPage;

/** What `templates/bazar/fiche-NNNN.twig` call: the page of an entry, by what its form holds. It shows nothing where a page calls it. */
class EntrelacsFicheAction extends YesWikiAction
{
    public function run()
    {
        ['fiche' => $fiche, 'form' => $form, 'html' => $html] = $this->arguments + ['fiche' => null, 'form' => null, 'html' => null];

        return is_array($fiche) && is_array($form) && is_array($html) ? $this->getService(EntryPage::class)->render($fiche, $form, $html) : '';
    }
}
