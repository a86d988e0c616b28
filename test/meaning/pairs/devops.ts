import { differs, type Pair, same } from "./pair.ts";

/** Answers about running services. */
export const devops: readonly Pair[] = [
  same(
    "unit",
    "Each pod is limited to 512 MB of memory and half a CPU.",
    "Every pod may use at most 0.5 CPUs and 512 megabytes of memory.",
  ),
  same(
    "voice",
    "The load balancer distributes requests across the replicas.",
    "Requests are distributed across the replicas by the load balancer.",
  ),
  differs("unit", "Each pod is limited to 512 MB of memory.", "Each pod is limited to 512 GB of memory."),
  differs(
    "role",
    "The primary replicates its log to the standby.",
    "The standby replicates its log to the primary.",
  ),
  same(
    "reworded",
    "Backups are taken every night and kept for 30 days.",
    "A backup runs each night; we keep it for thirty days.",
  ),
  same(
    "synonyms",
    "The deployment failed because the image could not be pulled.",
    "The rollout failed since the image could not be pulled.",
  ),
  differs(
    "status",
    "The deployment succeeded after two retries.",
    "The deployment failed after two retries.",
  ),
  differs("environment", "Run the migration on staging tonight.", "Run the migration on production tonight."),
  same(
    "steps",
    "First drain the node, then upgrade the kernel, and finally reboot.",
    "1. Drain the node.\n2. Upgrade the kernel.\n3. Reboot.",
  ),
  same(
    "reworded",
    "Traffic is encrypted in transit and at rest.",
    "All traffic is encrypted both at rest and in transit.",
  ),
  differs(
    "order",
    "Restart the database before you restart the web server.",
    "Restart the web server before you restart the database.",
  ),
  differs(
    "severity",
    "The alert has been classified as critical.",
    "The alert has been classified as minor.",
  ),
  same(
    "contractions",
    "If the health check doesn't pass, the instance is replaced automatically.",
    "An instance whose health check does not pass is automatically replaced.",
  ),
  same("unit", "Logs are rotated once they reach 2 GB.", "Log files are rotated at a size of 2000 MB."),
  differs("port", "The metrics are exposed on port 9090.", "The metrics are exposed on port 9091."),
  differs("tool", "Use Terraform to provision the cluster.", "Use Ansible to provision the cluster."),
  same(
    "reworded",
    "Only administrators can change the retention policy.",
    "Nobody but administrators can change the retention policy.",
  ),
  same("synonyms", "Disable the cache to get fresh results.", "Turn off the cache to get fresh results."),
  differs("antonym", "Disable the cache to get fresh results.", "Turn on the cache to get fresh results."),
  differs(
    "condition",
    "The job is retried when it fails.",
    "The job is retried when it fails, provided that it is idempotent.",
  ),
];
