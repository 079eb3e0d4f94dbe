namespace Cortico.Stack.Grafana.Api;

/// <summary>
/// Lets the first call with credentials go alone. Grafana locks a user for five minutes after five wrong passwords, so a
/// wrong one may be sent once and not by eight parallel calls; after a refusal nothing more is sent at all.
/// </summary>
internal sealed class FirstLogin : IDisposable
{
    private readonly SemaphoreSlim _alone = new(1, 1);
    private volatile GrafanaException? _refused;
    private volatile bool _accepted;

    /// <param name="isForwarded">Grafana passes the call on: a 401 may be the word of whoever stands behind it.</param>
    /// <param name="send">The call.</param>
    public async Task<T> SendAsync<T>(bool isForwarded, Func<Task<T>> send, CancellationToken cancellation)
    {
        if (_accepted) return isForwarded ? await send() : await RememberAsync(send);
        await _alone.WaitAsync(cancellation);
        try
        {
            return await RememberAsync(send);
        }
        finally
        {
            _alone.Release();
        }
    }

    public void Dispose() => _alone.Dispose();

    private async Task<T> RememberAsync<T>(Func<Task<T>> send)
    {
        if (_refused is { } before) throw new GrafanaException(before.Method, before.Path, before.Status, before.Error);
        try
        {
            var answer = await send();
            _accepted = true;
            return answer;
        }
        catch (GrafanaException problem) when (problem.Status == System.Net.HttpStatusCode.Unauthorized)
        {
            _refused = problem;
            throw;
        }
    }
}
