using Cake.Core;

namespace Cake.Frosting;

/// <summary>What the host sees of a task, whichever context type it was written for.</summary>
public interface IFrostingTask
{
    /// <summary>The work.</summary>
    Task RunAsync(ICakeContext context);

    /// <summary>False skips the task; skipping the target itself is an error.</summary>
    bool ShouldRun(ICakeContext context);

    /// <summary>The reason that the report shows for a skipped task; empty for none.</summary>
    string SkippedMessage => string.Empty;

    /// <summary>Handles the task's failure; one that returns lets the run go on, one that throws ends it.</summary>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Runs after the work, failed or not.</summary>
    void Finally(ICakeContext context);
}
