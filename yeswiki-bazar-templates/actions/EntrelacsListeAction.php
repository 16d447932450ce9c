<?php

namespace YesWiki\Entrelacs;

use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Service\ListPage;

/** What the list templates of `{{bazarliste}}` call: a board of the entries that Bazar found. */
class EntrelacsListeAction extends YesWikiAction
{
    public function run()
    {
        ['board' => $board, 'fiches' => $fiches, 'ids' => $ids] = $this->arguments + ['board' => '', 'fiches' => null, 'ids' => []];

        return $this->getService(ListPage::class)->render(is_string($board) ? $board : '', is_array($fiches) ? $fiches : null, is_array($ids) ? $ids : []);
    }
}
