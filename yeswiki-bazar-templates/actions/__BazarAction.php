<?php

namespace YesWiki\Entrelacs;

use Symfony\Component\HttpKernel\Exception\AccessDeniedHttpException;
use YesWiki\Core\YesWikiAction;
use YesWiki\Entrelacs\Exception\Refusal;
use YesWiki\Entrelacs\Service\EntryGate;

/** Before YesWiki's `{{bazar}}` shows a form to fill, or saves what was filled: who may not add to one of our forms reads why. */
class __BazarAction extends YesWikiAction
{
    public function run()
    {
        if (($_GET['vue'] ?? $this->arguments['vue'] ?? '') !== 'saisir') {
            return;
        }
        // All the places where Bazar looks for the form's id.
        $asked = [$_REQUEST['id_typeannonce'] ?? null, $_REQUEST['id'] ?? null, $this->arguments['id'] ?? null, $this->arguments['idtypeannonce'] ?? null];
        try {
            foreach (array_filter($asked, 'is_string') as $ids) {
                foreach (explode(',', $ids) as $id) {
                    $this->getService(EntryGate::class)->adder((int) $id);
                }
            }
        } catch (Refusal $refusal) {
            throw new AccessDeniedHttpException($refusal->body()['message']);
        }
    }
}
