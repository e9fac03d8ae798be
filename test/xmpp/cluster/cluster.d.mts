/** A node of the cluster. */
export interface ClusterNode {
  /** Address of its own WebSocket. */
  readonly service: string;
  /** From the start of the process to being a member, in ms. */
  readonly took: number;
  /** Who is in the cluster, as this node sees it. */
  members(): Promise<readonly string[]>;
  /** Ends it at once, as a crash would; its data stays. */
  kill(): Promise<void>;
  start(): Promise<void>;
  log(): Promise<string>;
}

export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  /** Address of a balancer before both: it leads to the first node that is up. */
  readonly service: string;
  addUser(user: string, password?: string): Promise<void>;
  stop(): Promise<void>;
}

/** Two nodes of ejabberd that share a PostgreSQL and a folder of uploads. */
export function startCluster(): Promise<Cluster>;
