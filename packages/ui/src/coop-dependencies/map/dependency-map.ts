import { firstFormats, type FirstFormats, type Translate } from '@entrelacs/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../../controls.styles.ts';
import { nextTask } from '../../coop-layout-worker/in-steps.ts';
import { shapeStyles } from '../../shapes/shapes.styles.ts';
import { Early } from '../../shared/early.ts';
import { badgesByNode } from './badges.ts';
import { detailAt, held, revealing, seenThrough, toolsHeight, type Camera, type Viewport } from './camera.ts';
import { mapStyles } from './dependency-map.styles.ts';
import { firstView, isSeen, sharedPart } from './first-view.ts';
import type { Drawing } from './link-drawing.ts';
import type * as hands from './map-hands.ts';
import type { Minimap } from './minimap.ts';
import type { Movement } from './movement.ts';
import type { FaceContext } from './node-face.ts';
import { NodePool } from './node-pool.ts';
import { isAsPainted, paintSmall, type MapLook, type Painting } from './paint.ts';
import type { MapPainter } from './painter.ts';
import { readPalette, watchTheme, type Palette } from './palette.ts';
import { emptyScene, type MapLink, type MapNode, type MapScene } from './scene.ts';

/** What stands out on the map. */
export interface Emphasis {
  readonly lit: ReadonlySet<string> | undefined;
  readonly cause: ReadonlySet<string>;
  readonly link: string | undefined;
}

/** Pixels of the screen that the name of a lane takes. */
const laneNameHeight = 17;
/** Milliseconds of a frame in which nodes may come into view; and of one that paints another scene, which the browser draws after them. */
const [frameShare, newShare] = [8, 2];
const noEmphasis: Emphasis = { lit: undefined, cause: new Set(), link: undefined };

/**
 * @summary The map: tasks as nodes in lanes, links between them. Boxes and links are painted on a canvas; nodes near enough
 * to be read are elements.
 * @event {CustomEvent<string | null>} map-select - A task was chosen, or none.
 * @event {CustomEvent<string>} map-link - A link was chosen.
 * @event {CustomEvent<PanelAct>} map-act - A link is to be drawn or its other task chosen from a list, a task to be moved or looked around, a folded project opened.
 * @event map-past - What is over is to be shown, or left out again.
 */
export class DependencyMap extends LitElement {
  static override styles = [controlStyles, shapeStyles, mapStyles];
  @query('.frame') private frame!: HTMLElement;
  @query('canvas.paint') private canvas!: HTMLCanvasElement;
  @query('.world') private world!: HTMLElement;
  @query('.lanes') private laneNames!: HTMLElement;
  @query('.minimap') private minimapFrame?: HTMLElement;
  @state() zoom = 1;
  /** A link that is being drawn. */
  @state() drawing?: Drawing | undefined;
  /** What pointers and keys do, and what floats over the map: comes after the first picture. */
  @state() private hands?: typeof hands | undefined;
  /** The link under the pointer. */
  @state() hovered?: string | undefined;
  @property({ attribute: false }) scene: MapScene = emptyScene;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: FirstFormats = firstFormats({ lang: 'fr', today: '1970-01-01' });
  @property({ attribute: false }) initials: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) emphasis: Emphasis = noEmphasis;
  /** The task that the panel shows. */
  @property() selected?: string | undefined;
  @property({ type: Boolean }) canEdit = false;
  @property({ type: Boolean }) legend = true;
  /** How many tasks that are over are left out, and whether they were asked for. */
  @property({ type: Number }) pastCount = 0;
  @property({ type: Boolean }) past = false;
  /** What a folded project shows, once it is there. */
  @property({ attribute: false }) foldFace: FaceContext['foldFace'];
  /** The titles of the cycle that a link would close; undefined when it may be drawn. */
  @property({ attribute: false }) cycleOf: (from: string, to: string) => string | undefined = () => undefined;

  /** What is seen; the pointer and the keys move it. */
  camera: Camera = { x: -16, y: -8, zoom: 1 };
  viewport: Viewport = { width: 0, height: 0 };
  /** Keys and clicks before the hands came, by the node that they were meant for. */
  private readonly early = new Early<string | undefined>();
  private active?: string | undefined;
  private pool?: NodePool;
  private painter?: MapPainter;
  private minimap?: Minimap;
  private palette?: Palette | undefined;
  private look?: MapLook | undefined;
  private face?: FaceContext | undefined;
  private movement?: Movement | undefined;
  private badgesOf: ReadonlyMap<string, readonly MapLink[]> = new Map();
  private painted?: Painting | undefined;
  private drawn?: MapScene;
  private frameRequest = 0;
  private hasFitted = false;
  private fittedTo?: Camera;
  private observer?: ResizeObserver;
  private stopWatching?: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = watchTheme(() => {
      this.palette = undefined;
      this.refresh();
    });
    if (this.hasUpdated) this.observer?.observe(this.frame);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
    this.observer?.disconnect();
    cancelAnimationFrame(this.frameRequest);
    this.frameRequest = 0;
  }

  override firstUpdated(): void {
    this.pool = new NodePool(this.world);
    void this.fetchHands().catch(() => undefined);
    this.measure();
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(this.frame);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('scene')) {
      const before = (changed.get('scene') as MapScene | undefined) ?? emptyScene;
      const isOther = sharedPart(before, this.scene) < 0.5;
      // Who has not moved the first picture sees the layout as it is best read, too.
      const isStill = before.isDraft && this.camera === this.fittedTo;
      const isLost = isSeen(before, this.camera, this.viewport) && !isSeen(this.scene, this.camera, this.viewport);
      if (isOther || isStill || isLost) this.hasFitted = false;
      this.movement?.follow(isOther ? emptyScene : before, this.scene, performance.now());
      this.badgesOf = badgesByNode(this.scene);
      if (this.active !== undefined && !this.scene.indexOf.has(this.active)) this.active = undefined;
    }
    if (['scene', 'emphasis', 'hovered', 't', 'formats'].some((name) => changed.has(name))) {
      const { emphasis, hovered, t, formats } = this;
      this.look = { ...emphasis, link: emphasis.link ?? hovered, t, formats };
    }
    const { t, formats, initials, selected, drawing, canEdit, emphasis } = this;
    this.face = { t, formats, initials, selected, drawing, canEdit, foldFace: this.foldFace, lit: emphasis.lit, isNear: true, badges: ({ id }) => this.badgesOf.get(id) ?? [] };
  }

  override updated(changed: PropertyValues): void {
    if (this.minimapFrame !== undefined && this.hands !== undefined) this.minimap ??= new this.hands.Minimap(this.minimapFrame, this);
    if (changed.has('scene')) this.fitFirst();
    if ((changed.has('selected') || changed.has('scene')) && this.selected !== undefined) this.activate(this.selected, false);
    this.refresh();
  }

  /** Draws again in the next frame. */
  refresh(): void {
    if (this.frameRequest === 0 && this.isConnected) this.frameRequest = requestAnimationFrame((now) => this.drawFrame(now));
  }

  /** Shows the map from elsewhere, never so far away that nothing of it is seen. */
  lookAt(camera: Camera): void {
    this.camera = held(camera, this.scene, this.viewport);
    this.zoom = this.camera.zoom;
    this.refresh();
  }

  /** The node that the keys act on. */
  get activeNode(): MapNode | undefined {
    const { nodes, indexOf } = this.scene;
    return nodes[indexOf.get(this.active ?? '') ?? -1] ?? nodes[indexOf.get(this.selected ?? '') ?? -1];
  }

  /** Puts the keys' node somewhere and brings it into view. */
  activate(id: string, withFocus: boolean): void {
    const node = this.scene.nodes[this.scene.indexOf.get(id) ?? -1];
    if (node === undefined) return;
    this.active = id;
    const { width, height } = this.viewport;
    const shown = revealing(this.camera, node, { width, height: height - toolsHeight });
    if (shown.x !== this.camera.x || shown.y !== this.camera.y) this.lookAt(shown);
    if (!withFocus) return this.refresh();
    this.drawNodes(performance.now(), 0);
    this.pool?.elementOf(id)?.focus({ preventScroll: true });
    this.refresh();
  }

  /** The node that an element belongs to. */
  nodeOf(target: EventTarget | null): MapNode | undefined {
    return this.pool?.nodeOf(target);
  }

  /** Fetched once the first picture is painted. */
  private async fetchHands(): Promise<void> {
    await new Promise(requestAnimationFrame);
    await nextTask();
    this.hands = await import('./map-hands.ts');
    this.hands.adoptStyles(this.renderRoot, [this.hands.floatStyles]);
    this.movement = new this.hands.Movement();
    this.painter = new this.hands.MapPainter(this.canvas);
    new this.hands.MapPointer(this, this.frame);
    this.hands.catchUp(this, this.early);
  }

  private handleKey(event: KeyboardEvent): void {
    if (this.hands === undefined) this.early.keep(event, this.nodeOf(event.target)?.id);
    else this.hands.handleMapKey(this, event);
  }

  private handleClick(event: Event): void {
    const node = this.nodeOf(event.target);
    if (this.hands === undefined && node !== undefined) this.early.keep(event, node.id);
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.frame;
    if (width === this.viewport.width && height === this.viewport.height) return;
    this.viewport = { width, height };
    this.fitFirst();
    // A panel that opens must not cover what it speaks of.
    if (this.selected !== undefined) this.activate(this.selected, false);
    this.refresh();
  }

  /** A map that is seen for the first time, or is quite another one, is shown from where it is best read. */
  private fitFirst(): void {
    if (this.hasFitted || this.viewport.width === 0 || this.scene.nodes.length === 0) return;
    this.hasFitted = true;
    this.lookAt(firstView(this.scene, this.viewport));
    this.fittedTo = this.camera;
  }

  private drawFrame(now: number): void {
    this.frameRequest = 0;
    if (this.look === undefined) return;
    const begun = performance.now();
    this.palette ??= readPalette(this);
    const { scene, camera, viewport, palette, look } = this;
    const places = this.movement?.placesAt(now);
    const isNew = scene !== this.drawn;
    this.drawn = scene;
    const isBusy = this.paint({ scene, camera, viewport, palette, look, places, linkShare: this.movement?.shareAt(now) ?? 1, hands: this.hands });
    // What is new takes a frame of its own, where it takes long.
    const isMounting = this.drawNodes(now, begun + (isNew ? newShare : frameShare), isNew);
    this.drawLaneNames();
    const isDue = this.minimap?.draw(scene, camera, viewport, palette, isBusy || isMounting || isNew);
    if (isBusy || isMounting || isDue === true || places !== undefined) this.refresh();
  }

  /** Paints one frame, unless it is as the last one; true when there is more to paint in the next one. Much at once waits for what can paint it in steps. */
  private paint(painting: Painting): boolean {
    if (isAsPainted(painting, this.painted)) return false;
    const isBusy = this.painter === undefined ? !paintSmall(this.canvas, painting) : this.painter.paint(painting);
    this.painted = isBusy ? undefined : painting;
    return isBusy && this.painter !== undefined;
  }

  private drawNodes(now: number, until: number, mayWait = false): boolean {
    const { scene, camera, viewport, pool } = this;
    if (pool === undefined || this.face === undefined) return false;
    this.world.style.transform = `scale(${camera.zoom}) translate(${-camera.x}px,${-camera.y}px)`;
    const seen = seenThrough(camera, viewport);
    const isNear = detailAt(camera.zoom) === 'near';
    if (this.face.isNear !== isNear) this.face = { ...this.face, isNear };
    const shown = new Set<number>();
    for (const id of [this.active, this.selected, this.drawing?.from, this.drawing?.to]) {
      const index = id === undefined ? undefined : scene.indexOf.get(id);
      if (index !== undefined) shown.add(index);
    }
    if (isNear) for (const index of scene.nodesAt.within(seen)) shown.add(index);
    if (shown.size === 0 && scene.nodes.length > 0) shown.add(0);
    const places = this.movement?.placesAt(now);
    const nodes = [...shown].map((index) => scene.nodes[index]!);
    const isMounting = pool.show(
      nodes,
      this.face,
      (node) => {
        const index = scene.indexOf.get(node.id) ?? 0;
        return places === undefined ? node : { x: places[2 * index]!, y: places[2 * index + 1]! };
      },
      seen,
      until,
      mayWait,
    );
    const tabbable = this.activeNode?.id ?? nodes[0]?.id;
    for (const { id } of nodes) {
      const element = pool.elementOf(id);
      if (element === undefined) continue;
      element.tabIndex = id === tabbable ? 0 : -1;
      if (id === this.selected) element.setAttribute('aria-current', 'true');
      else element.removeAttribute('aria-current');
    }
    return isMounting;
  }

  /** Names of lanes, at their tops or where they begin to be seen; where lanes are low, those that have room. */
  private drawLaneNames(): void {
    let free = Number.NEGATIVE_INFINITY;
    for (const [index, element] of [...this.laneNames.children].entries()) {
      const lane = this.scene.lanes[index];
      if (lane === undefined || !(element instanceof HTMLElement)) continue;
      const top = (lane.y - this.camera.y) * this.camera.zoom;
      const height = lane.height * this.camera.zoom;
      const place = Math.round(Math.max(top, Math.min(0, top + height - 22)));
      element.hidden = top + height < laneNameHeight + 2 || top > this.viewport.height || place < free;
      if (!element.hidden) free = place + laneNameHeight;
      element.style.transform = `translateY(${place}px)`;
    }
  }

  override render() {
    const { t, drawing, scene, hands, formats } = this;
    return html`
      <div
        class=${`frame ${detailAt(this.zoom)}${drawing === undefined ? '' : ' drawing'}`}
        role="group"
        aria-roledescription=${t('deps.map.role')}
        aria-label=${t('deps.map.label', { n: scene.nodes.length })}
        @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
        @click=${(event: Event) => this.handleClick(event)}
      >
        <canvas class="paint" aria-hidden="true"></canvas>
        <div class="lanes" aria-hidden="true">${scene.lanes.map(({ title, count }) => html`<div class="lane"><b>${title}</b> <span class="soft">${formats.number(count)}</span></div>`)}</div>
        <div class="world"></div>
        ${drawing === undefined ? nothing : hands?.band(drawing, scene, this.camera)}
      </div>
      <slot></slot>
      ${hands?.floats(this)}
    `;
  }
}

customElements.define('coop-dependency-map', DependencyMap);
