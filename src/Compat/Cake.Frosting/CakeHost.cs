using System.Reflection;
using Cake.Cli;
using Cake.Frosting.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Runs the tasks of the entry assembly on Cake's engine, as the command line says.</summary>
public sealed class CakeHost
{
    private readonly IServiceCollection services = EngineServices.Create();
    private readonly List<Assembly?> assemblies = [Assembly.GetEntryAssembly()];

    /// <summary>Adds an assembly whose public tasks take part.</summary>
    public CakeHost AddAssembly(Assembly assembly)
    {
        assemblies.Add(assembly);
        return this;
    }

    /// <summary>Registers what contexts, tasks and lifetimes take as constructor parameters.</summary>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        services(this.services);
        return this;
    }

    /// <summary>Runs to the end.</summary>
    /// <param name="args">The command line, in Cake's spelling.</param>
    /// <returns>The exit code: 0 when every task came through, otherwise 1, or the code of a <see cref="Core.CakeException"/>
    /// that was thrown outside a task; -1 when the command line can't be read.</returns>
    public int Run(IEnumerable<string> args)
    {
        foreach (var task in assemblies.OfType<Assembly>().SelectMany(PublicTasks))
            services.AddSingleton(typeof(IFrostingTask), task);

        var registrar = new TypeRegistrar();
        registrar.RegisterInstance(typeof(IServiceCollection), services);
        var app = new CommandApp<DefaultCommand>(registrar);
        app.Configure(config => config
            .AddExample()
            .AddExample("--verbosity", "quiet")
            .AddExample("--tree"));
        return app.Run(args);
    }

    private static IEnumerable<Type> PublicTasks(Assembly assembly) =>
        assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFrostingTask)));
}
