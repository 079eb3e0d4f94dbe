namespace Cortico.Stack.Docker;

/// <summary>What the docker engine is to run.</summary>
/// <param name="ImageSource">See <see cref="Engines.ImageSource"/>.</param>
/// <param name="Images">Images that were built here: variable of the Compose files → reference.</param>
/// <param name="Replicas">How many containers serve the web app.</param>
public sealed record Deployment(PortPlan Ports, string ImageSource, IReadOnlyDictionary<string, string> Images, int Replicas)
{
    /// <summary>As many as the gateway has places for: <c>server-template</c> in compose/gateway/haproxy.cfg.</summary>
    public const int MaxReplicas = 10;
}
