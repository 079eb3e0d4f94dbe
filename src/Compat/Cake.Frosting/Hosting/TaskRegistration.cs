using System.Reflection;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Cake.Frosting.Hosting;

/// <summary>Hands the host's tasks and lifetimes to Cake's engine.</summary>
internal sealed class TaskRegistration(
    ICakeEngine engine,
    IFrostingContext context,
    ICakeLog log,
    IEnumerable<IFrostingTask> tasks,
    IFrostingSetup? setup = null,
    IFrostingTeardown? teardown = null,
    IFrostingTaskSetup? taskSetup = null,
    IFrostingTaskTeardown? taskTeardown = null)
{
    public void Apply()
    {
        foreach (var task in tasks)
            Register(task);

        if (setup is not null)
            engine.RegisterSetupAction(info => setup.Setup(context, info));
        if (teardown is not null)
            engine.RegisterTeardownAction(info => teardown.Teardown(context, info));
        if (taskSetup is not null)
            engine.RegisterTaskSetupAction(info => taskSetup.Setup(context, info));
        if (taskTeardown is not null)
            engine.RegisterTaskTeardownAction(info => taskTeardown.Teardown(context, info));
    }

    private void Register(IFrostingTask task)
    {
        var about = new TaskType(task.GetType());
        log.Debug("Registering task: {0}", about.Name);
        if (!about.ContextType.IsInstanceOfType(context))
        {
            log.Warning("Task cannot be used since the context isn't convertible to {0}.", about.ContextType.FullName!);
            return;
        }

        var builder = engine.RegisterTask(about.Name);
        if (!string.IsNullOrWhiteSpace(about.Description))
            builder.Description(about.Description);

        // The engine reports a task without an action of its own as one that only gathers others, so only overrides are handed over.
        var contextType = context.GetType();
        if (about.Overrides(about.RunMethod, contextType))
            builder.Does(task.RunAsync);
        if (about.Overrides(nameof(IFrostingTask.ShouldRun), contextType))
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        if (about.Type.GetCustomAttribute<ContinueOnErrorAttribute>() is not null)
            builder.ContinueOnError();
        if (about.Overrides(nameof(IFrostingTask.OnError), typeof(Exception), contextType))
            builder.OnError(failure => task.OnError(failure, context));
        if (about.Overrides(nameof(IFrostingTask.Finally), contextType))
            builder.Finally(() => task.Finally(context));

        foreach (var before in about.Type.GetCustomAttributes<IsDependentOnAttribute>())
            builder.IsDependentOn(NameOf(before.Task, "dependency"));
        foreach (var after in about.Type.GetCustomAttributes<IsDependeeOfAttribute>())
            builder.IsDependeeOf(NameOf(after.Task, "reverse dependency"));
    }

    private static string NameOf(Type task, string role)
    {
        var name = new TaskType(task).Name;
        return task.IsAssignableTo(typeof(IFrostingTask))
            ? name
            : throw new FrostingException($"The {role} '{name}' is not a valid task.");
    }
}
