<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Entrelacs\Entity\Visitor;
use YesWiki\Entrelacs\Exception\Refusal;

/** What the administrator's page `{{entrelacs}}` shows and does. Who may do so is for the caller to check. */
class AdminPage
{
    public function __construct(
        private Installer $installer,
        private DemoInstaller $demo,
        private SiteInstaller $pages,
        private Identity $identity,
        private ConflictList $conflicts,
        private Site $site,
        private Visitor $visitor
    ) {
    }

    public function isForVisitor(): bool
    {
        return $this->visitor->isAdmin();
    }

    /** `CheckAnswer` of packages/yeswiki/src/routes.ts. @param string[] $kept titles of entries of the demo that a removal left @return array<string, mixed> */
    public function check(array $kept = []): array
    {
        return [
            'wiki' => $this->identity->wiki(),
            'parts' => array_merge($this->installer->parts(), $this->pages->parts(), [$this->demo->part($kept)]),
            'widgetsUrl' => $this->site->fileUrl('widgets/'),
            'yeswiki' => $this->site->release(),
            'php' => PHP_VERSION,
        ];
    }

    /**
     * Creates and repairs, then says how it stands.
     *
     * @param array<string, mixed> $body `InstallBody` of packages/yeswiki/src/routes.ts
     *
     * @return array<string, mixed>
     */
    public function install(array $body): array
    {
        $parts = $body['parts'] ?? null;
        $demo = $body['demo'] ?? null;
        $site = $body['site'] ?? null;
        if (($parts !== null && (!is_array($parts) || array_filter($parts, 'is_string') !== $parts)) || !in_array($demo, [null, 'install', 'remove'], true) || !in_array($site, [null, 'install'], true)) {
            throw new Refusal('body.invalid');
        }
        $kept = [];
        if ($demo !== 'remove' || $parts !== null) {
            $this->installer->install($parts);
            $this->pages->install($parts, $site === 'install');
        }
        if ($demo === 'install') {
            $this->demo->install(json_decode(file_get_contents(dirname(__DIR__) . '/model/demo.json'), true, 512, JSON_THROW_ON_ERROR));
        } elseif ($demo === 'remove') {
            $kept = $this->demo->remove();
        }

        return $this->check($kept);
    }

    /** `ConflictsBody` of packages/yeswiki/src/routes.ts. @return array<string, mixed> */
    public function conflicts(): array
    {
        return $this->conflicts->read();
    }
}
