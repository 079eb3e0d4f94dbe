using System.Globalization;
using Cortico.Stack.Engines;
using Cortico.Stack.Files;

namespace Cortico.Stack.Local;

/// <summary>
/// Runs the stack's services as plain processes that outlive the build. What it started it writes down at once, and
/// it stops only that: a process counts as its own by number, start time and boot.
/// </summary>
public sealed class LocalEngine(Project project, TimeProvider time)
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(100);

    public ServiceLog Log(string service) => new(project.LogFolder, service);

    /// <summary>
    /// Brings every service up: leaves alone what runs as defined, starts what does not run, restarts what is defined
    /// otherwise now. When it fails or is cancelled, all that this call started is stopped again.
    /// </summary>
    /// <exception cref="StackException">A port is taken, or a service did not become healthy in time.</exception>
    public async Task<IReadOnlyList<ServiceChange>> UpAsync(
        int portBase, IReadOnlyList<ServiceDefinition> services, TimeSpan limit, IProgress<string> progress, CancellationToken cancellation)
    {
        PrivateFile.CreateFolder(project.Folder);
        using var alone = await FileLock.AcquireAsync(Path.Combine(project.Folder, "engine.lock"), cancellation);
        var state = (await StackState.LoadAsync(project.StateFile, cancellation)) with { PortBase = portBase, Engine = EngineName.Local };
        var steps = services.Select(s => (Service: s, What: Decide(s, state))).ToList();
        var startedHere = new List<string>();
        var begin = time.GetTimestamp();
        try
        {
            foreach (var (service, what) in steps.Where(s => s.What == ServiceChange.Restarted))
                await StopAsync(state.Services[service.Name].Process, cancellation);
            TakenPorts.Refuse(steps.Where(s => s.What != ServiceChange.Unchanged).Select(s => (s.Service.Name, s.Service.Endpoint.Address.Port)));
            foreach (var (service, what) in steps.Where(s => s.What != ServiceChange.Unchanged))
            {
                progress.Report($"{service.Name}: {what} on {service.Endpoint.Address.Authority}");
                await PrepareAsync(service, cancellation);
                startedHere.Add(service.Name);
                state = state.With(service.Name, Launcher.Start(service, Log(service.Name)));
                await state.SaveAsync(project.StateFile, cancellation);
            }
            foreach (var (service, _) in steps.Where(s => s.What == ServiceChange.Unchanged)) await RenewFilesAsync(service, cancellation);
            return await WaitForAllAsync(steps, state, limit, begin, cancellation);
        }
        catch
        {
            foreach (var name in startedHere.Where(state.Services.ContainsKey).Reverse())
            {
                await StopAsync(state.Services[name].Process, CancellationToken.None);
                state = state.Without(name);
            }
            await state.SaveAsync(project.StateFile, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Stops what this project started, last first, and proves that nothing of it is left.</summary>
    /// <returns>Names of the services that were stopped.</returns>
    /// <exception cref="StackException">A process of this project still runs.</exception>
    public async Task<IReadOnlyList<string>> DownAsync(bool removeData, IProgress<string> progress, CancellationToken cancellation)
    {
        if (!Directory.Exists(project.Folder)) return [];
        using var alone = await FileLock.AcquireAsync(Path.Combine(project.Folder, "engine.lock"), cancellation);
        var state = await StackState.LoadAsync(project.StateFile, cancellation);
        var stopped = new List<string>();
        foreach (var (name, service) in state.Services.Reverse())
        {
            if (ProcessTable.IsAlive(service.Process))
            {
                progress.Report($"{name}: stopping pid {service.Process.Pid}");
                await StopAsync(service.Process, cancellation);
                stopped.Add(name);
            }
            state = state.Without(name);
            await state.SaveAsync(project.StateFile, cancellation);
        }
        ProveNothingIsLeft();
        File.Delete(project.StateFile);
        if (removeData) Folder.DeleteIfThere(project.Folder);
        return stopped;
    }

    /// <summary>Stops one service and remembers it: it shows as died, and the next <c>Up</c> starts it again.</summary>
    /// <exception cref="StackException">The service does not run.</exception>
    public async Task StopAsync(string service, CancellationToken cancellation)
    {
        using var alone = await FileLock.AcquireAsync(Path.Combine(project.Folder, "engine.lock"), cancellation);
        var state = await StackState.LoadAsync(project.StateFile, cancellation);
        if (!state.Services.TryGetValue(service, out var started)) throw new StackException($"{service} of project {project.Name} does not run, so it can't be stopped.");
        await StopAsync(started.Process, cancellation);
    }

    /// <summary>How each service is now; one that was never started is <c>stopped</c>.</summary>
    public async Task<IReadOnlyList<ServiceStatus>> StatusAsync(IReadOnlyList<ServiceEndpoint> services, CancellationToken cancellation)
    {
        var state = await StackState.LoadAsync(project.StateFile, cancellation);
        return await Task.WhenAll(services.Select(async service =>
        {
            if (!state.Services.TryGetValue(service.Name, out var started))
                return new ServiceStatus(service.Name, ServiceStatus.Stopped, "not started", service.Address, null, null, null);
            if (!ProcessTable.IsAlive(started.Process))
                return new ServiceStatus(service.Name, ServiceStatus.Died, $"pid {started.Process.Pid} is gone; Up starts it again", started.Address, null, null, null);
            var problem = await service.Health.ProblemAsync(cancellation);
            return new ServiceStatus(service.Name, ServiceStatus.Running, problem, started.Address, Invariant(started.Process.Pid),
                ProcessTable.ResidentBytes(started.Process.Pid), ProcessTable.Uptime(started.Process));
        }));
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Decide(ServiceDefinition service, StackState state) =>
        !state.Services.TryGetValue(service.Name, out var started) ? ServiceChange.Started
        : !ProcessTable.IsAlive(started.Process) ? ServiceChange.StartedAgain
        : started.Fingerprint != service.Fingerprint() ? ServiceChange.Restarted
        : ServiceChange.Unchanged;

    private async Task PrepareAsync(ServiceDefinition service, CancellationToken cancellation)
    {
        PrivateFile.CreateFolder(project.LogFolder);
        foreach (var folder in service.Folders) PrivateFile.CreateFolder(folder);
        await RenewFilesAsync(service, cancellation);
        foreach (var (file, content) in service.ConfigFiles) await PrivateFile.WriteAsync(file, content, cancellation);
    }

    /// <summary>What may change while the service runs.</summary>
    private static async Task RenewFilesAsync(ServiceDefinition service, CancellationToken cancellation)
    {
        foreach (var folder in service.MirroredFolders.Where(Directory.Exists))
            foreach (var extra in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !service.ConfigFiles.ContainsKey(file) && !service.WatchedFiles.ContainsKey(file))) File.Delete(extra);
        foreach (var (file, content) in service.WatchedFiles)
            if (!File.Exists(file) || await File.ReadAllTextAsync(file, cancellation) != content) await PrivateFile.WriteAsync(file, content, cancellation);
    }

    /// <summary>Waits for all at once; the first that gives up ends the wait for the others.</summary>
    private async Task<IReadOnlyList<ServiceChange>> WaitForAllAsync(
        List<(ServiceDefinition Service, string What)> steps, StackState state, TimeSpan limit, long begin, CancellationToken cancellation)
    {
        using var others = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waits = steps.Select(async step =>
        {
            await WaitAsync(step.Service, state.Services[step.Service.Name].Process, limit, others.Token);
            return new ServiceChange(step.Service.Name, step.What, time.GetElapsedTime(begin));
        }).ToList();
        try
        {
            await foreach (var finished in Task.WhenEach(waits)) await finished;
        }
        catch
        {
            await others.CancelAsync();
            throw;
        }
        return await Task.WhenAll(waits);
    }

    private async Task WaitAsync(ServiceDefinition service, ProcessIdentity process, TimeSpan limit, CancellationToken cancellation)
    {
        var begin = time.GetTimestamp();
        using var timer = new PeriodicTimer(ProbeInterval, time);
        while (true)
        {
            var alive = ProcessTable.IsAlive(process);
            var problem = alive ? await service.Endpoint.Health.ProblemAsync(cancellation) : $"it ended by itself {time.GetElapsedTime(begin).TotalSeconds:0.0} s after its start";
            if (problem is null) return;
            if (!alive || time.GetElapsedTime(begin) > limit) throw await GivenUpAsync(service, problem, time.GetElapsedTime(begin));
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    private async Task<StackException> GivenUpAsync(ServiceDefinition service, string problem, TimeSpan waited)
    {
        var log = Log(service.Name);
        var lines = await log.TailAsync(20, CancellationToken.None);
        return new StackException(
            $"{service.Name} did not become healthy within {waited.TotalSeconds:0} s: {problem}.\nLast lines of {log.Path}:\n  "
            + (lines.Count == 0 ? "(nothing was logged)" : string.Join("\n  ", lines)));
    }

    private async Task StopAsync(ProcessIdentity process, CancellationToken cancellation)
    {
        var grace = TimeSpan.FromSeconds(10);
        Signals.SendTerminate(process);
        if (await IsGoneWithinAsync(process, grace, cancellation)) return;
        Signals.SendKill(process);
        if (!await IsGoneWithinAsync(process, grace, cancellation))
            throw new StackException($"pid {process.Pid} could not be stopped, not by SIGKILL either. Look at it with: ps -fp {process.Pid}");
    }

    private async Task<bool> IsGoneWithinAsync(ProcessIdentity process, TimeSpan limit, CancellationToken cancellation)
    {
        var begin = time.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), time);
        while (ProcessTable.IsAlive(process))
        {
            if (time.GetElapsedTime(begin) > limit) return false;
            await timer.WaitForNextTickAsync(cancellation);
        }
        return true;
    }

    private void ProveNothingIsLeft()
    {
        var marks = LocalServices.Names.Select(name => project.ServiceFolder(name)).ToList();
        var left = ProcessTable.All().Where(pid => pid != Environment.ProcessId)
            .Select(pid => (Pid: pid, CommandLine: ProcessTable.CommandLine(pid)))
            .Where(p => marks.Any(m => p.CommandLine.Contains(m, StringComparison.Ordinal)) && ProcessTable.Identify(p.Pid) is not null).ToList();
        if (left.Count > 0)
            throw new StackException("Processes that use this project's folder still run, and this build did not start them:\n"
                + string.Join('\n', left.Select(p => $"  pid {p.Pid}: {p.CommandLine}")));
    }
}
