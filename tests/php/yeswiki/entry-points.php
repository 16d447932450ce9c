<?php

/* Thin stand-ins for what YesWiki and Symfony hand to a controller and to an action. */

namespace Symfony\Component\HttpFoundation;

class Parameters
{
    /** @var array<string, mixed> */
    private array $all;

    /** @param array<string, mixed> $all */
    public function __construct(array $all)
    {
        $this->all = $all;
    }

    /** @return array<string, mixed> */
    public function all(): array
    {
        return $this->all;
    }

    /** @return mixed */
    public function get(string $name, ?string $default = null)
    {
        return $this->all[$name] ?? $default;
    }
}

class Request
{
    public Parameters $query;
    public Parameters $headers;
    private string $content;

    /** @param array<string, mixed> $query @param array<string, string> $headers */
    public function __construct(array $query = [], array $headers = [], string $content = '')
    {
        $this->query = new Parameters($query);
        $this->headers = new Parameters($headers);
        $this->content = $content;
    }

    public function getContent(): string
    {
        return $this->content;
    }
}

class Response
{
    public string $content;
    public int $status;
    /** @var array<string, string> */
    public array $headers;

    /** @param array<string, string> $headers */
    public function __construct(?string $content = '', int $status = 200, array $headers = [])
    {
        $this->content = (string) $content;
        $this->status = $status;
        $this->headers = $headers;
    }
}

class JsonResponse extends Response
{
    private int $options = 0;

    /** @param mixed $data @param array<string, string> $headers */
    public function __construct($data = null, int $status = 200, array $headers = [])
    {
        parent::__construct('', $status, $headers);
    }

    public function setEncodingOptions(int $options): void
    {
        $this->options = $options;
    }

    /** @param mixed $data */
    public function setData($data): self
    {
        $this->content = json_encode($data, $this->options | JSON_THROW_ON_ERROR);

        return $this;
    }
}

namespace Symfony\Component\HttpKernel\Exception;

class AccessDeniedHttpException extends \RuntimeException
{
}

namespace YesWiki\Core;

class YesWikiController
{
    /** @var array<string, object> */
    private array $services;

    /** @param array<string, object> $services by their class */
    public function __construct(array $services)
    {
        $this->services = $services;
    }

    protected function getService(string $class): object
    {
        return $this->services[$class];
    }
}

class YesWikiMigration extends YesWikiController
{
}

class YesWikiAction extends YesWikiController
{
    /** @var array<string, mixed> */
    protected array $arguments;

    /** @param array<string, object> $services @param array<string, mixed> $arguments */
    public function __construct(array $services, array $arguments = [])
    {
        parent::__construct($services);
        $this->arguments = $arguments;
    }
}

namespace YesWiki\Core\Entity;

class Event
{
    /** @var array<string, mixed> */
    private array $data;

    /** @param array<string, mixed> $data */
    public function __construct(array $data)
    {
        $this->data = $data;
    }

    /** @return array<string, mixed> */
    public function getData(): array
    {
        return ['data' => $this->data];
    }
}

namespace YesWiki\Entrelacs\Controller;

/** In place of PHP's own, which cannot be asked once a test has written a line: notes what is taken out of the answer. */
function header_remove(string $name): void
{
    $GLOBALS['headersRemoved'][] = $name;
}
