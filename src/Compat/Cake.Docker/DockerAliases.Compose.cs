using Cake.Core;

namespace Cake.Docker;

public static partial class DockerAliases
{
    /// <summary>Creates and starts services, all of them if none is named.</summary>
    public static void DockerComposeUp(this ICakeContext context, params string[] services) =>
        context.DockerComposeUp(new(), null, services);

    /// <inheritdoc cref="DockerComposeUp(ICakeContext, string[])"/>
    public static void DockerComposeUp(
        this ICakeContext context,
        DockerComposeUpSettings? settings,
        DockerComposeSettings? composeSettings = null,
        params string[] services) =>
        Compose(context, composeSettings, "up", settings, services);

    /// <summary>Stops and removes the project's containers and networks.</summary>
    public static void DockerComposeDown(this ICakeContext context) => context.DockerComposeDown(new());

    /// <inheritdoc cref="DockerComposeDown(ICakeContext)"/>
    public static void DockerComposeDown(
        this ICakeContext context, DockerComposeDownSettings? settings, DockerComposeSettings? composeSettings = null) =>
        Compose(context, composeSettings, "down", settings, []);

    /// <summary>Starts services anew.</summary>
    public static void DockerComposeRestart(this ICakeContext context, params string[] services) =>
        context.DockerComposeRestart(new(), null, services);

    /// <inheritdoc cref="DockerComposeRestart(ICakeContext, string[])"/>
    public static void DockerComposeRestart(
        this ICakeContext context,
        DockerComposeRestartSettings? settings,
        DockerComposeSettings? composeSettings = null,
        params string[] services) =>
        Compose(context, composeSettings, "restart", settings, services);

    /// <summary>Sets how many containers serve each service, given as <c>name=count</c>.</summary>
    public static void DockerComposeScale(this ICakeContext context, params string[] services) =>
        context.DockerComposeScale(new(), null, services);

    /// <inheritdoc cref="DockerComposeScale(ICakeContext, string[])"/>
    public static void DockerComposeScale(
        this ICakeContext context,
        DockerComposeScaleSettings? settings,
        DockerComposeSettings? composeSettings = null,
        params string[] services) =>
        Compose(context, composeSettings, "scale", settings, services);

    /// <summary>Fetches the services' images.</summary>
    public static void DockerComposePull(this ICakeContext context, params string[] services) =>
        context.DockerComposePull(new(), null, services);

    /// <inheritdoc cref="DockerComposePull(ICakeContext, string[])"/>
    public static void DockerComposePull(
        this ICakeContext context,
        DockerComposePullSettings? settings,
        DockerComposeSettings? composeSettings = null,
        params string[] services) =>
        Compose(context, composeSettings, "pull", settings, services);

    /// <summary>Lists the project's containers; what docker prints is dropped.</summary>
    public static void DockerComposePs(this ICakeContext context, params string[] services) =>
        context.DockerComposePs(new(), null, services);

    /// <summary>Lists the project's containers.</summary>
    /// <returns>The lines that docker printed.</returns>
    public static IEnumerable<string> DockerComposePs(
        this ICakeContext context,
        DockerComposePsSettings? settings,
        DockerComposeSettings? composeSettings = null,
        params string[] services) =>
        ComposeOutput(context, composeSettings, "ps", settings, services);

    /// <summary>The services' logs.</summary>
    /// <returns>The lines that docker printed.</returns>
    public static IEnumerable<string> DockerComposeLogs(this ICakeContext context) => context.DockerComposeLogs(new());

    /// <inheritdoc cref="DockerComposeLogs(ICakeContext)"/>
    public static IEnumerable<string> DockerComposeLogs(
        this ICakeContext context, DockerComposeLogsSettings? settings, DockerComposeSettings? composeSettings = null) =>
        ComposeOutput(context, composeSettings, "logs", settings, []);

    private static void Compose<TSettings>(
        ICakeContext context, DockerComposeSettings? compose, string command, TSettings? settings, string[] services)
        where TSettings : AutoToolSettings, new() =>
        Runner<TSettings>(context).Run("compose", compose ?? new(), command, settings ?? new(), services);

    private static string[] ComposeOutput<TSettings>(
        ICakeContext context, DockerComposeSettings? compose, string command, TSettings? settings, string[] services)
        where TSettings : AutoToolSettings, new() =>
        Runner<TSettings>(context).RunWithResult("compose", compose ?? new(), command, settings ?? new(), Enumerable.ToArray, services);
}
