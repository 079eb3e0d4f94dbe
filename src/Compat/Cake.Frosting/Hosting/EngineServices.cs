using Cake.Cli;
using Cake.Core.Configuration;
using Cake.Core.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Hosting;

/// <summary>The services of Cake's engine and of the four ways to look at its tasks.</summary>
internal static class EngineServices
{
    public static IServiceCollection Create() => new ServiceCollection()
        .AddCakeDiagnostics()
        .UseModule<CoreModule>()
        .AddSingleton<ICakeConfiguration, HostConfiguration>()
        .AddSingleton<BuildScriptHost<IFrostingContext>>()
        .AddSingleton<DryRunScriptHost<IFrostingContext>>()
        .AddSingleton<TreeScriptHost>()
        .AddSingleton<DescriptionScriptHost>()
        .AddSingleton<IVersionResolver, VersionResolver>()
        .AddSingleton<VersionFeature>()
        .AddSingleton<InfoFeature>()
        .AddSingleton<TaskRegistration>()
        .AddSingleton<FrostingContext>()
        .AddSingleton<IFrostingContext>(provider => provider.GetRequiredService<FrostingContext>());
}
