<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Visitor;
use YesWiki\Entrelacs\Exception\Refusal;

/** Who adds entries with YesWiki's own form, which asks nobody for a right. */
class EntryGate
{
    public function __construct(
        private Bindings $bindings,
        private Visitor $visitor
    ) {
    }

    /** Throws a Refusal where somebody may not change the entries of one of our forms, as its line of rights says: opening a form is done there. Other forms are open as YesWiki leaves them. */
    public function adder(int $form): void
    {
        $bound = $this->bindings->entityOfForm($form);
        if ($bound === null || $this->visitor->passes($bound->writeAcl(), true)) {
            return;
        }
        throw new Refusal($this->visitor->name() === null ? 'auth.required' : 'access.denied');
    }
}
