<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\AutomaticFields;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\Notes;
use YesWiki\Entrelacs\Entity\Site;

/** Which wiki answers. */
class Identity
{
    public function __construct(
        private Model $model,
        private Notes $notes,
        private Site $site
    ) {
    }

    /** `WikiIdentity` of packages/yeswiki/src/routes.ts. @return array<string, string> */
    public function wiki(): array
    {
        return [
            'id' => $this->id(),
            'url' => $this->site->url(),
            'title' => $this->site->title(),
            'lang' => $this->site->lang(),
            'timeZone' => $this->site->timeZone(),
            'version' => $this->model->version,
        ];
    }

    /** Made once; it survives a move of the wiki. */
    private function id(): string
    {
        $id = $this->notes->get('wiki.id');
        if (!is_string($id)) {
            $id = AutomaticFields::newUid();
            $this->notes->put('wiki.id', $id);
        }

        return $id;
    }
}
