<?php

namespace YesWiki\Entrelacs\Controller;

use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Annotation\Route;
use YesWiki\Core\YesWikiController;
use YesWiki\Entrelacs\Service\Routes;

/** The routes under `?api/entrelacs/` (docs/wiki-routes.md): hands requests to `Routes`, and its answers back. */
class ApiController extends YesWikiController
{
    /**
     * @Route("/api/entrelacs/entities", methods={"GET"}, options={"acl":{"public"}}, priority=5)
     */
    public function entities(Request $request): Response
    {
        return $this->answer('entities', $request);
    }

    /**
     * @Route("/api/entrelacs/entities/{entity}", methods={"POST"}, options={"acl":{"public"}}, priority=5)
     */
    public function create(Request $request, string $entity): Response
    {
        return $this->answer('create', $request, $entity);
    }

    /**
     * @Route("/api/entrelacs/entities/{entity}/{id}", methods={"POST","PATCH"}, options={"acl":{"public"}}, priority=5)
     */
    public function update(Request $request, string $entity, string $id): Response
    {
        return $this->answer('update', $request, $entity, $id);
    }

    /**
     * @Route("/api/entrelacs/entities/{entity}/{id}", methods={"DELETE"}, options={"acl":{"public"}}, priority=5)
     */
    public function remove(Request $request, string $entity, string $id): Response
    {
        return $this->answer('remove', $request, $entity, $id);
    }

    /**
     * @Route("/api/entrelacs/changes", methods={"POST"}, options={"acl":{"public"}}, priority=5)
     */
    public function changes(Request $request): Response
    {
        return $this->answer('changes', $request);
    }

    /**
     * @Route("/api/entrelacs/pulse", methods={"POST"}, options={"acl":{"public"}}, priority=5)
     */
    public function pulse(Request $request): Response
    {
        return $this->answer('pulse', $request);
    }

    /**
     * @Route("/api/entrelacs/check", methods={"GET"}, options={"acl":{"public"}}, priority=5)
     */
    public function check(Request $request): Response
    {
        return $this->answer('check', $request);
    }

    /**
     * @Route("/api/entrelacs/install", methods={"POST"}, options={"acl":{"public"}}, priority=5)
     */
    public function install(Request $request): Response
    {
        return $this->answer('install', $request);
    }

    /**
     * @Route("/api/entrelacs/conflicts", methods={"GET"}, options={"acl":{"public"}}, priority=5)
     */
    public function conflicts(Request $request): Response
    {
        return $this->answer('conflicts', $request);
    }

    /**
     * @Route("/api/entrelacs/conflicts", methods={"POST"}, options={"acl":{"public"}}, priority=5)
     */
    public function replaceConflicts(Request $request): Response
    {
        return $this->answer('replaceConflicts', $request);
    }

    /**
     * @Route("/api/entrelacs/conflicts/{id}", methods={"POST"}, options={"acl":{"public"}}, priority=5)
     */
    public function decide(Request $request, string $id): Response
    {
        return $this->answer('decide', $request, $id);
    }

    private function answer(string $route, Request $request, string ...$names): Response
    {
        $said = [
            'authorization' => $request->headers->get('Authorization') ?? ($_SERVER['REDIRECT_HTTP_AUTHORIZATION'] ?? null),
            'token' => $request->headers->get('X-CSRF-Token'),
            'key' => $request->headers->get('Idempotency-Key'),
            'etag' => $request->headers->get('If-None-Match'),
            'query' => $request->query->all(),
            'length' => (int) $request->headers->get('Content-Length', '0'),
            'body' => static fn (): string => (string) $request->getContent(),
        ];
        [$status, $body, $headers] = $this->getService(Routes::class)->answer($route, $said, $names);
        // PHP's session forbids every cache; ours is private, and asks each time.
        header_remove('Cache-Control');
        header_remove('Pragma');
        header_remove('Expires');
        if ($said['authorization'] !== null) {
            // A key opens a session in YesWiki: a program that kept its cookies would go on as a person, without a token.
            header_remove('Set-Cookie');
        }
        $headers += ['Cache-Control' => 'private, no-cache', 'Vary' => 'Cookie, Authorization'];
        if ($body === null) {
            return new Response('', $status, $headers);
        }
        $response = new JsonResponse(null, $status, $headers);
        $response->setEncodingOptions(JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);

        return $response->setData($body);
    }
}
