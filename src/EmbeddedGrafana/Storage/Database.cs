using System.Collections.Concurrent;
using Cortico.EmbeddedGrafana.Configuration;
using Microsoft.Data.Sqlite;

namespace Cortico.EmbeddedGrafana.Storage;

/// <summary>
/// All state, in one SQLite file. One writer at a time, readers beside it (write-ahead log). What <see cref="WriteAsync{T}"/> has
/// returned from is in the log, and survives a killed process; only a power cut may lose the last moments, never the whole.
/// </summary>
public sealed class Database(GrafanaSettings settings) : IDisposable
{
    public const string FileName = "embedded-grafana.db";

    private readonly ConcurrentBag<DatabaseConnection> _idleReaders = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private DatabaseConnection? _writer;
    private FileStream? _lock;

    public string FilePath { get; } = Path.Combine(settings.DataPath, FileName);

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = FilePath, Pooling = false, DefaultTimeout = 30 }.ToString();

    /// <summary>Opens or creates the file and brings its schema up to date.</summary>
    /// <exception cref="StartupException">The folder cannot be used, another process has it, or the file is damaged or of a newer version.</exception>
    public void Open()
    {
        DatabaseFile.Create(FilePath);
        _lock = DatabaseFile.Lock(FilePath);
        try
        {
            _writer = new DatabaseConnection(ConnectionString);
            DatabaseFile.Check(_writer, FilePath);
            _writer.List("PRAGMA journal_mode = WAL", row => row.GetString(0));
            _writer.Execute("PRAGMA synchronous = NORMAL");
            _writer.Execute("PRAGMA foreign_keys = ON");
            SchemaUpgrade.Apply(_writer, FilePath);
        }
        catch (SqliteException error)
        {
            throw DatabaseFile.Damaged(FilePath, error.Message, error);
        }
    }

    /// <summary>Reads from a consistent snapshot, beside any writer.</summary>
    public T Read<T>(Func<DatabaseConnection, T> query)
    {
        var connection = _idleReaders.TryTake(out var idle) ? idle : new DatabaseConnection(ConnectionString);
        try
        {
            return query(connection);
        }
        finally
        {
            _idleReaders.Add(connection);
        }
    }

    /// <summary>Runs a change as one transaction, alone; an exception undoes all of it.</summary>
    public async Task<T> WriteAsync<T>(Func<DatabaseConnection, T> change, CancellationToken cancellation)
    {
        var writer = _writer ?? throw new InvalidOperationException("The database is not open.");
        await _writing.WaitAsync(cancellation);
        try
        {
            using var transaction = writer.Begin();
            writer.CurrentTransaction = transaction;
            var result = change(writer);
            transaction.Commit();
            return result;
        }
        finally
        {
            writer.CurrentTransaction = null;
            _writing.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<DatabaseConnection> change, CancellationToken cancellation) =>
        WriteAsync(connection =>
        {
            change(connection);
            return true;
        }, cancellation);

    /// <summary>Whether the file still answers.</summary>
    public bool IsHealthy()
    {
        try
        {
            return Read(connection => connection.Number("SELECT 1")) == 1;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer?.Dispose();
        _lock?.Dispose();
        _writing.Dispose();
    }
}
