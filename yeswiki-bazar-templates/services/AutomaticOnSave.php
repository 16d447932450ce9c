<?php

namespace YesWiki\Entrelacs\Service;

use Symfony\Component\EventDispatcher\EventSubscriberInterface;
use Throwable;
use YesWiki\Core\Entity\Event;
use YesWiki\Wiki;

/** Completes entries that YesWiki's own form saves: fields that fill themselves, rights of what is public. It costs nothing where other pages are saved. */
class AutomaticOnSave implements EventSubscriberInterface
{
    /** Every request makes one: what it needs is looked up when an entry is saved. */
    public function __construct(private Wiki $wiki)
    {
    }

    public static function getSubscribedEvents()
    {
        return ['page.created' => 'complete', 'page.updated' => 'complete'];
    }

    public function complete(Event $event): void
    {
        $data = $event->getData()['data'] ?? [];
        if (strpos((string) ($data['body'] ?? ''), '"id_typeannonce":"') === false || $this->wiki->services->get(WikiEntries::class)->isSaving()) {
            return;
        }
        try {
            $this->wiki->services->get(SavedEntry::class)->complete((string) $data['tag']);
        } catch (Throwable $failure) {
            error_log("entrelacs: $failure");
        }
    }
}
