<?php

namespace YesWiki\Entrelacs\Service;

use Throwable;
use YesWiki\Entrelacs\Exception\Refusal;

/** What each route answers: who may come in, what they said, what is done. */
class Routes
{
    public function __construct(
        private Gate $gate,
        private EntitiesReader $reader,
        private Changes $changes,
        private PulseBox $pulse,
        private ConflictList $conflicts,
        private AdminPage $admin
    ) {
    }

    /**
     * Status, body (null for none) and headers of an answer.
     *
     * @param array{authorization?: ?string, token?: ?string, key?: ?string, etag?: ?string, query?: array<string, mixed>, length?: int, body?: callable(): string} $said
     * @param string[]                                                                                                                                            $names of entity and entry, out of the address
     *
     * @return array{0: int, 1: array<string, mixed>|null, 2: array<string, string>}
     */
    public function answer(string $route, array $said, array $names = []): array
    {
        $said += ['authorization' => null, 'token' => null, 'key' => null, 'etag' => null, 'query' => [], 'length' => 0, 'body' => static fn (): string => ''];
        try {
            return $this->{"answer$route"}($said, ...$names);
        } catch (Refusal $refusal) {
            $headers = isset($refusal->extra['retryAfter']) ? ['Retry-After' => (string) $refusal->extra['retryAfter']] : [];

            return [$refusal->status(), $refusal->body(), $headers];
        } catch (Throwable $failure) {
            error_log("entrelacs: $failure");
            $refusal = new Refusal('server.failed');

            return [$refusal->status(), $refusal->body(), []];
        }
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>|null, 2: array<string, string>} */
    private function answerEntities(array $said): array
    {
        $this->gate->reader($said['authorization']);
        $only = $said['query']['only'] ?? null;
        $only = is_string($only) && $only !== '' ? explode(',', $only) : null;
        $binding = $said['query']['binding'] ?? '';
        $binding = is_string($binding) && $binding !== '' ? $this->gate->body($binding) : [];
        if ($only === null || in_array('pulse', $only, true)) {
            $this->pulse->publish();
        }
        $etag = $this->reader->etag($only, $binding);
        // A server that compresses marks the tag as weak, or adds to it.
        if (is_string($said['etag']) && strpos($said['etag'], trim($etag, '"')) !== false) {
            return [304, null, ['ETag' => $etag]];
        }

        return [200, $this->reader->read($only, $binding), ['ETag' => $etag]];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerCreate(array $said, string $entity): array
    {
        $body = $this->written($said);
        $key = $said['key'] ?? $body['key'] ?? null;

        return [201, $this->changes->one(['kind' => 'create', 'entity' => $entity, 'fields' => $body['fields'] ?? null, 'key' => $key], $this->binding($body)), []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerUpdate(array $said, string $entity, string $id): array
    {
        $body = $this->written($said);
        $change = ['kind' => 'update', 'entity' => $entity, 'id' => $id, 'version' => $body['version'] ?? null, 'fields' => $body['fields'] ?? null];

        return [200, $this->changes->one($change, $this->binding($body)), []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerRemove(array $said, string $entity, string $id): array
    {
        $this->gate->writer($said['authorization'], $said['token']);
        $this->gate->spend(1);
        $binding = $said['query']['binding'] ?? '';

        return [200, $this->changes->one(['kind' => 'remove', 'entity' => $entity, 'id' => $id, 'version' => $said['query']['version'] ?? null], is_string($binding) && $binding !== '' ? $this->gate->body($binding) : []), []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerChanges(array $said): array
    {
        $this->gate->writer($said['authorization'], $said['token']);
        $body = $this->body($said);
        $changes = $body['changes'] ?? null;
        if (!is_array($changes) || array_values($changes) !== $changes || count($changes) > Changes::MOST) {
            throw new Refusal('body.invalid', 'changes');
        }
        $this->gate->spend(count($changes));

        return [200, ['results' => $this->changes->all($changes, $this->binding($body))], []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerPulse(array $said): array
    {
        // Nothing counts who answers when: once a week is limit enough.
        $this->gate->writer($said['authorization'], $said['token']);
        $this->pulse->answer($this->body($said));

        return [201, ['ok' => true], []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerCheck(array $said): array
    {
        $this->gate->admin($said['authorization']);

        return [200, $this->admin->check(), []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerInstall(array $said): array
    {
        $this->gate->writer($said['authorization'], $said['token']);
        $this->gate->admin($said['authorization']);

        return [200, $this->admin->install($this->body($said)), []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerConflicts(array $said): array
    {
        $this->gate->admin($said['authorization']);

        return [200, $this->conflicts->read(), []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerReplaceConflicts(array $said): array
    {
        $this->gate->writer($said['authorization'], $said['token']);
        $this->gate->admin($said['authorization']);

        return [200, $this->conflicts->replace($this->body($said)), []];
    }

    /** @param array<string, mixed> $said @return array{0: int, 1: array<string, mixed>, 2: array<string, string>} */
    private function answerDecide(array $said, string $id): array
    {
        $this->gate->writer($said['authorization'], $said['token']);
        $this->gate->admin($said['authorization']);

        return [200, $this->conflicts->decide($id, $this->body($said)), []];
    }

    /** The body of one write, of somebody who may write. @param array<string, mixed> $said @return array<string, mixed> */
    private function written(array $said): array
    {
        $this->gate->writer($said['authorization'], $said['token']);
        $this->gate->spend(1);

        return $this->body($said);
    }

    /** @param array<string, mixed> $said @return array<string, mixed> */
    private function body(array $said): array
    {
        if ($said['length'] > Gate::LARGEST_BODY) {
            throw new Refusal('body.tooLarge');
        }

        return $this->gate->body($said['body']());
    }

    /** @param array<string, mixed> $body @return array<string, mixed> */
    private function binding(array $body): array
    {
        $binding = $body['binding'] ?? [];
        if (!is_array($binding)) {
            throw new Refusal('body.invalid', 'binding');
        }

        return $binding;
    }
}
